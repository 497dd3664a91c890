-- How often grants have changed: what an operation keeps of its viewer's grants holds as long as this number does.
create sequence app.grant_changes;
