"""What a careful reader finds in the documents, and how much of it the loaders find."""
