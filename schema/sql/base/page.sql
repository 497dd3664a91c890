-- Pages of lists whose rows have a number: cursors, and which numbers stand on a page.

-- A place in such a list as opaque text; an URL carries it as it is.
create function app.row_cursor(number bigint) returns text
language sql immutable parallel safe
return rtrim(translate(encode(convert_to('row:' || number, 'UTF8'), 'base64'), E'+/\n', '-_'), '=');

-- What a cursor says; null for none. Error: 22023 naming the argument.
create function app.read_row_cursor(in_field text, in_cursor text) returns bigint
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	number text;
begin
	if in_cursor is null then return null; end if;
	begin
		number := substring(convert_from(decode(rpad(translate(in_cursor, '-_', '+/'), (length(in_cursor) + 3) / 4 * 4, '='),
			'base64'), 'UTF8') from '^row:([0-9]{1,18})$');
	exception when data_exception then
		number := null;
	end;
	if number is null then perform app.refuse_input(in_field, 'NO_CURSOR', 'is no cursor of this list'); end if;
	return number::bigint;
end $$;

-- One page of numbers that are already in order: the numbers on it, how many there are on all pages, and where it
-- stands. `after` and `before` are numbers of the list. Error: 22023 for one that is not, or no longer, in it.
create function app.page_of(in_ids integer[], in_first integer, in_after integer, in_last integer,
	in_before integer, out ids integer[], out info jsonb)
language plpgsql stable set search_path = pg_catalog, app as $$
declare
	total integer := cardinality(in_ids);
	-- Places count from 1; the page is what lies between them, both included.
	first_place integer := coalesce(array_position(in_ids, in_after), 0) + 1;
	last_place integer := coalesce(array_position(in_ids, in_before), total + 1) - 1;
begin
	if in_after is not null and first_place = 1 then
		perform app.refuse_input('after', 'LEFT_LIST', 'is not in this list any more; start again from the first page');
	elsif in_before is not null and last_place = total then
		perform app.refuse_input('before', 'LEFT_LIST', 'is not in this list any more; start again from the first page');
	end if;
	if in_first is not null then last_place := least(last_place, first_place + in_first - 1); end if;
	if in_last is not null then first_place := greatest(first_place, last_place - in_last + 1); end if;
	ids := in_ids[first_place:last_place];
	info := jsonb_build_object('totalCount', total, 'hasNextPage', last_place < total, 'hasPreviousPage', first_place > 1);
end $$;

grant execute on function app.row_cursor, app.read_row_cursor, app.page_of to app_anon, app_member;
