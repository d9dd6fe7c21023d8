"""Files and folders, whatever is in them: documents kept by what they were made from, and sites put in place whole."""
