-- A place in an ordered list of schools: {order, number, text, id} as opaque text.
create or replace function app.school_cursor(in_order text, number numeric, text text, id integer) returns text
language sql immutable parallel safe
return rtrim(translate(encode(convert_to(jsonb_build_array(in_order, number::text, text, id)::text, 'UTF8'), 'base64'),
	E'+/\n', '-_'), '=');

-- What a cursor says. Error: 22023 naming the argument, for one that is malformed or of another order.
drop function if exists app.read_school_cursor(text, text, text);
create function app.read_school_cursor(in_field text, in_cursor text, in_order text,
	out number numeric, out text text, out id integer)
language plpgsql immutable parallel safe set search_path = pg_catalog, app as $$
declare
	parts jsonb;
begin
	begin
		parts := convert_from(decode(rpad(translate(in_cursor, '-_', '+/'), (length(in_cursor) + 3) / 4 * 4, '='),
			'base64'), 'UTF8')::jsonb;
		number := parts->>1; text := parts->>2; id := parts->>3;
	exception when data_exception then
		parts := null;
	end;
	if parts->>0 is null or number is null or text is null or id is null then
		raise exception '%: is no cursor of this list', in_field using errcode = '22023';
	elsif parts->>0 <> in_order then
		raise exception '%: belongs to another order; start again from the first page', in_field using errcode = '22023';
	end if;
end
$$;
