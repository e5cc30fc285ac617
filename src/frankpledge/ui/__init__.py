"""The pages' furniture: GOV.UK components as Jinja2 macros, forms, British formats; no models, no facts."""
