"""How most would write it with pandas and geopandas. Usage: ``peer_plain.py FOLDER OUT``."""

import sys

import geopandas as gpd
import pandas as pd

folder, out = sys.argv[1:]
rows = pd.read_csv(f"{folder}/street.csv")
wards = gpd.read_file(f"{folder}/wards.geojson")
points = gpd.GeoDataFrame(rows, geometry=gpd.points_from_xy(rows["Longitude"], rows["Latitude"]), crs="EPSG:4326")
joined = points.sjoin(wards, predicate="intersects")
joined = joined.sort_values("code")
joined = joined[~joined.index.duplicated()]
counts = joined.groupby(["code", "Crime type"]).size().reset_index(name="n")
counts.columns = ["area_code", "category", "n"]
counts.to_csv(f"{out}/counts.csv", index=False)
