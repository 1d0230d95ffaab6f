"""What was asked of a pair of claims and what settled it; the same fact over all its witnesses."""
