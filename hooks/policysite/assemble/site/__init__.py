"""The site of a day: its pages, files and documents, and how they are put into a folder."""
