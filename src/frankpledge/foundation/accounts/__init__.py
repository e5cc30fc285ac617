"""Who is who: partnerships, agencies, people, their posts and roles, and what each may reach."""
