"""Figures that follow from printed ones: sums of parts, rates over a time, so much for each.

What follows from the figures of one passage is a figure like a printed one, with the words of all
that it follows from, and is linked with the figures of other documents in the same way
(claims/linkage). How it was derived is kept, for a reader has to do the sum again.
"""
