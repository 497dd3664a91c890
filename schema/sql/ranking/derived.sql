-- Rollups that were made by another method are made anew.
do $$
declare
	other record;
begin
	for other in
		select s.city_code, s.year, s.quarter from app.city_score s
		where s.method_version is distinct from
			(app.rule_pack_in_force('RANKING', app.period_end(s.year, s.quarter))).version
		order by 1, 2, 3
	loop
		perform app.refresh_scores(other.city_code, other.year, other.quarter);
	end loop;
end
$$;
