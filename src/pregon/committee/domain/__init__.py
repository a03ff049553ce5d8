"""What can be done in the Committee."""
