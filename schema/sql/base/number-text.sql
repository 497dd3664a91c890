-- Numbers as text: for formulas (exact literals) and for sentences (the reader's own way of writing).

-- A literal for an expression: without trailing zeros, negatives in parentheses.
create function app.literal(value numeric) returns text
language sql immutable parallel safe
return case when value < 0 then '(' || trim_scale(value) || ')' else trim_scale(value)::text end;

-- 1234.5 is «1.234,5» in Indonesian and "1,234.5" in English; decimals: at least this many.
-- plpgsql: an SQL function that is not inlined is set up anew at each call, and sentences call this one by the thousand.
create function app.number_text(value numeric, locale text, decimals integer default 0) returns text
language plpgsql immutable parallel safe as $$
declare
	size numeric := trim_scale(abs(value));
	-- A mask holds so many digits and no more.
	whole text := case when size < 1e30 then to_char(trunc(size), 'FM999,999,999,999,999,999,999,999,999,999,999,999,990')
		else regexp_replace(trunc(size)::text, '(\d)(?=(\d{3})+$)', '\1,', 'g') end;
	part text := split_part(round(size, greatest(decimals, scale(size)))::text, '.', 2);
	said text := case when value < 0 then '-' else '' end || whole || case when part = '' then '' else '.' || part end;
begin
	return case locale when 'ID' then translate(said, ',.', '.,') else said end;
end
$$;

-- A fraction for a sentence: exact where it ends within 4 decimals, else «sekitar» / "about" with 2.
create function app.ratio_words(num numeric, den numeric, locale text) returns text
language sql immutable parallel safe
return case when scale(app.exact_ratio(num, den)) <= 4 then app.number_text(app.exact_ratio(num, den), locale)
	else case locale when 'ID' then 'sekitar ' else 'about ' end
		|| app.number_text(app.round_ratio(num, den), locale, 2) end;

-- Figures as a sum for an expression: "20 + 30".
create function app.sum_expression(figures numeric[]) returns text
language sql immutable parallel safe
return (select string_agg(app.literal(f), ' + ' order by n) from unnest(figures) with ordinality as list(f, n));

grant execute on function app.literal, app.number_text, app.ratio_words, app.sum_expression to app_anon, app_member;
