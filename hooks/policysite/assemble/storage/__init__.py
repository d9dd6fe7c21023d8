"""Files and folders, whatever is in them: kept between builds by what they were made from, and put in place whole."""
