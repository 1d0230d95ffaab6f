"""Which figures of two documents are of one thing, told from all that they have in common.

The grammar of subjects asks for one noun, one predicate and one time. Where two authors tell one
thing in their own words, no single question settles whether they do: many small agreements
together do. This is what statistics calls record linkage (Fellegi and Sunter, A Theory for Record
Linkage, Journal of the American Statistical Association 64 (1969), 1183–1210): each agreement has
a weight, learnt from corpora in which it is known what is told twice, and two claims are linked
where the weights add up and neither of them has a better partner in the other document.
"""
