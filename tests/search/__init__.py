"""How well search answers: questions with graded answers, and the measures of what it makes of them."""
