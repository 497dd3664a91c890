-- Why a definition replaced the one before, in English beside the Indonesian; null where nobody wrote it.
alter table app.indicator_definition
	add column reason_en text,
	add check (reason is not null or reason_en is null);
