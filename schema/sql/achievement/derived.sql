-- Of figures published by earlier releases, those shown as 100.00: whether that is exact or only rounded.
update app.publication p set met = app.verdict_code(app.attainment_core(p.input)) = 'MET'
where p.percent = 100 and p.met is null;
