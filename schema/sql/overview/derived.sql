-- Glances made by other functions, or from what a step may have changed, are kept no longer.
delete from app.city_glance;
