"""What comes in from elsewhere: works from reference managers, assertions from spreadsheets."""
