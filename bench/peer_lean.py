"""A lean way with pandas and geopandas to count by ward and category. Usage: ``peer_lean.py FOLDER OUT``.

Only the columns needed, words as categoricals, one `sjoin`, nothing but counts.
"""

import sys

import geopandas as gpd
import pandas as pd

folder, out = sys.argv[1:]
rows = pd.read_csv(
    f"{folder}/street.csv",
    usecols=["Longitude", "Latitude", "Crime type"],
    dtype={"Crime type": "category"},
)
wards = gpd.read_file(f"{folder}/wards.geojson", columns=["code"]).sort_values("code", ignore_index=True)
places = gpd.points_from_xy(rows["Longitude"], rows["Latitude"], crs=wards.crs)
points = gpd.GeoDataFrame({"category": rows["Crime type"]}, geometry=places)
joined = points.sjoin(wards, predicate="intersects")
if joined.index.has_duplicates:  # a point on a shared edge goes to the lowest code
    joined = joined.sort_values("code")
    joined = joined[~joined.index.duplicated()]
codes = joined["code"].astype("category")
counts = joined.groupby([codes, "category"], observed=True).size().reset_index(name="n")
counts.columns = ["area_code", "category", "n"]
counts.to_csv(f"{out}/counts.csv", index=False)
