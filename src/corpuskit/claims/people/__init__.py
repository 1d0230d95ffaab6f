"""What is said of people: ages, offices, terms, and who built, led or founded what."""
