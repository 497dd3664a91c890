create constraint trigger refuse_examples after insert on app.app_user
	deferrable initially deferred for each row when (new.id < 0) execute function app.refuse_examples();

-- What is said where no rule allows: the same for a hidden row and a missing one. And whom to ask.
insert into app.access_kind (kind, verb, denial, denial_en, ask, ask_en)
select s.kind, s.verb,
	'Tidak ada data itu yang boleh Anda akses. Aturannya: '
		|| string_agg(s.sentence, ' ' order by s.ordinal),
	'There is nothing of that kind that you may reach. The rule: '
		|| string_agg(s.sentence_en, ' ' order by s.ordinal),
	case when s.kind in ('USER', 'GRANT', 'TOKEN', 'SESSION') then 'Admin kota Anda, atau penyelia kasus untuk peran kasus.'
		else 'Admin kota Anda, yang memberi peran.' end,
	case when s.kind in ('USER', 'GRANT', 'TOKEN', 'SESSION') then 'The admin of your city, or a case supervisor for case roles.'
		else 'The admin of your city, who gives roles.' end
from app.access_rule s group by s.kind, s.verb;
