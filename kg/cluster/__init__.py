"""A build by the workers of a Dask cluster, for those who outgrow one machine; the extra ``kg[cluster]``.

Workers share no folder with the machine that calls: what a piece of work follows from is sent with
it, and its files come back. So a worker that is lost loses nothing but time: its pieces are made
again by another, to the same bytes.
"""
