-- The words of a mechanism, Indonesian and English.

create function app.mechanism_words(status text) returns jsonb
language sql immutable parallel safe
return case status
	when 'ENFORCED' then '{"id": "Diberlakukan", "en": "Enforced"}'
	when 'ESTABLISHED' then '{"id": "Ditetapkan", "en": "Established"}'
	when 'DRAFTED' then '{"id": "Disusun", "en": "Drafted"}'
	when 'EXPIRED' then '{"id": "Kedaluwarsa", "en": "Expired"}'
	else '{"id": "Belum ada", "en": "None"}' end::jsonb;

-- Names in a sentence: «a, b, dan c», "a, b and c".
create function app.listed_words(items text[], locale text) returns text
language sql immutable parallel safe
return case when cardinality(items) < 2 then items[1]
	else array_to_string(items[:cardinality(items) - 1], ', ')
		|| case when locale = 'en' then ' and ' when cardinality(items) > 2 then ', dan ' else ' dan ' end
		|| items[cardinality(items)] end;

-- Why a requirement that is not met does not count.
create function app.requirement_words(state text, locale text) returns text
language sql immutable parallel safe
return case when locale = 'en' then case state when 'PARTLY' then 'partly met' when 'EXPIRED' then 'lapsed'
		when 'UNVERIFIED' then 'not verified' when 'MET' then 'met' else 'not met' end
	else case state when 'PARTLY' then 'baru sebagian' when 'EXPIRED' then 'lewat masa berlaku'
		when 'UNVERIFIED' then 'belum diverifikasi' when 'MET' then 'terpenuhi' else 'belum ada' end end;

-- Why the last activity of a requirement does not enforce; null: there is none. `day` is its day in words.
create function app.activity_words(state text, day text, months integer, locale text) returns text
language sql immutable parallel safe
return case when locale = 'en' then case state
		when 'UPCOMING' then format('the one of %s is still to come', day)
		when 'WITHOUT_EVIDENCE' then format('that of %s has no evidence', day)
		when 'UNVERIFIED' then format('that of %s is not verified', day)
		when 'VERIFIED_BEFORE' then format('that of %s was verified before it was held', day)
		when 'OLD' then format('the last one, of %s, is more than %s months old', day, months)
		else 'none is on record' end
	else case state
		when 'UPCOMING' then format('yang %s belum berlangsung', day)
		when 'WITHOUT_EVIDENCE' then format('yang %s tanpa bukti', day)
		when 'UNVERIFIED' then format('yang %s belum diverifikasi', day)
		when 'VERIFIED_BEFORE' then format('yang %s diverifikasi sebelum harinya', day)
		when 'OLD' then format('yang terakhir, %s, sudah lebih dari %s bulan', day, months)
		else 'belum tercatat' end end;

grant execute on function app.mechanism_words, app.listed_words, app.requirement_words, app.activity_words
	to app_anon, app_member;
