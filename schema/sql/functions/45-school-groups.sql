-- The groups that schools fall into by a dimension, in order, with words in both languages. Groups by region: those of
-- the city inside `within`. Error: 22023 for an unknown dimension.
drop function if exists app.school_groups(text, text, text);
create function app.school_groups(in_dimension text, in_city text, within text)
returns table (ordinal integer, key text, label text, label_en text)
language plpgsql stable rows 10 set search_path = pg_catalog, app as $$
begin
	case in_dimension
		when 'DISTRICT', 'VILLAGE' then return query
			select row_number() over (order by r.code)::integer, r.code, r.name, r.name from app.region r
			where (case in_dimension when 'DISTRICT' then r.parent_code = in_city
					else r.parent_code in (select d.code from app.region d where d.parent_code = in_city) end)
				and (within is null or starts_with(r.code || '.', within || '.') or starts_with(within || '.', r.code || '.'));
		when 'REQUIREMENT' then return query
			select r.ordinal::integer, r.code, r.name, r.name_en from app.requirement r
			where r.pack_version = (app.rule_pack_in_force('MECHANISM')).version;
		when 'LEVEL' then return query values (1, 'PAUD', 'PAUD', 'Early childhood'), (2, 'PRIMARY', 'SD/MI', 'Primary'),
			(3, 'JUNIOR', 'SMP/MTs', 'Junior secondary'), (4, 'SENIOR', 'SMA/SMK/MA', 'Senior secondary'),
			(5, 'SPECIAL', 'SLB', 'Special');
		when 'OWNERSHIP' then return query values (1, 'PUBLIC', 'Negeri', 'Public'), (2, 'PRIVATE', 'Swasta', 'Private');
		when 'AUTHORITY' then return query values (1, 'CITY', 'Pemerintah kota', 'City government'),
			(2, 'PROVINCE', 'Pemerintah provinsi', 'Provincial government'),
			(3, 'RELIGIOUS_AFFAIRS', 'Kementerian Agama', 'Ministry of Religious Affairs');
		when 'MECHANISM' then return query values (1, 'ENFORCED', 'Diberlakukan', 'Enforced'),
			(2, 'ESTABLISHED', 'Ditetapkan', 'Established'), (3, 'DRAFTED', 'Disusun', 'Drafted'),
			(4, 'EXPIRED', 'Kedaluwarsa', 'Expired'), (5, 'NONE', 'Belum ada', 'None');
		when 'SRA_STAGE' then return query values (1, 'ADVOCATED', 'Diadvokasi', 'Advocated'),
			(2, 'TRAINED', 'Dilatih', 'Trained'), (3, 'EVALUATED', 'Dievaluasi', 'Evaluated'),
			(4, 'DECLARED', 'Dideklarasikan', 'Declared'), (5, 'DECREED', 'Ber-SK', 'Decreed'),
			(6, 'STANDARD_MET', 'Terstandar', 'Standard met'), (7, 'CERTIFIED', 'Tersertifikasi', 'Certified'),
			(8, 'NONE', 'Belum mulai', 'Not begun');
		else raise exception 'by: is no dimension of schools' using errcode = '22023';
	end case;
end
$$;
