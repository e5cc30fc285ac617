"""Map layers for other programs: GeoJSON in WGS84, one file for each mapped source and category."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely

from frankpledge.adapters.figures.area_map import map_key
from frankpledge.adapters.figures.choice import headline_categories
from frankpledge.adapters.figures.sentences import is_restricted
from frankpledge.adapters.figures.style import RESTRICTED
from frankpledge.adapters.figures.view import AuditView
from frankpledge.adapters.figures.words import Number, slug
from frankpledge.core.provenance import AreaShape, Audit
from frankpledge.core.quantities import Withheld
from frankpledge.core.tables.categories import ALL

DECIMALS = 5


def map_layers(audit: Audit) -> dict[str, bytes]:
    """Return the layers by file name: all records and headline categories of every source so reported."""
    view = AuditView(audit)
    shapes = {area.code: _geometry(area) for area in audit.areas}
    return {
        f"{slug(audit.report_by)}-{category}-{slug(source.name)}.geojson": _layer(view, source.name, category, shapes)
        for source in audit.sources
        if view.by_report_areas(source)
        for category in (ALL, *headline_categories(view, source.name))
    }


def map_layer(audit: Audit, source: str, category: str, about: Mapping[str, str]) -> bytes:
    """Return one layer to be taken away alone: it says what it is ``about``, and has the colours of its drawing."""
    view = AuditView(audit)
    layer = json.loads(_layer(view, source, category, {area.code: _geometry(area) for area in audit.areas}))
    key = map_key(view, source, category)
    for feature in layer["features"]:
        code = feature["properties"]["area_code"]
        feature["properties"] |= {"fill": key.fills.get(code), "told": key.told[code]}
    return _bytes(layer | {"about": dict(about)})


def _layer(view: AuditView, source: str, category: str, shapes: dict[str, Any]) -> bytes:
    rows = {row.code: row for row in view.areas(source, category)}
    first, last = (day.isoformat() for day in view.audit.period)
    features = []
    for area in sorted(view.audit.areas, key=lambda area: area.code):
        row = rows.get(area.code)
        properties = {
            "area_code": area.code,
            "area_name": area.name,
            "source": source,
            "category": category,
            "period_from": first,
            "period_to": last,
            "count": _plain(row.count) if row else None,
            "rate": _plain(row.rate) if row else None,
            "per": view.audit.per,
            "status": row.status if row else None,
        }
        features.append({"type": "Feature", "geometry": shapes[area.code], "properties": properties})
    note = {"note": RESTRICTED} if is_restricted(view) else {}
    collection = {"type": "FeatureCollection", "features": features, **note}
    return _bytes(collection)


def _bytes(collection: Mapping[str, Any]) -> bytes:
    return (json.dumps(collection, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n").encode(
        errors="replace"
    )


def _plain(value: Number) -> int | float | None:
    if value is None or isinstance(value, Withheld):
        return None
    return value if isinstance(value, int) else round(value, 4)


def _geometry(area: AreaShape) -> dict[str, Any]:
    """Round to five decimals, about a metre, and turn rings the way the format asks."""
    rounded = shapely.transform(area.shape, lambda points: np.round(points, DECIMALS))
    geometry: dict[str, Any] = json.loads(shapely.to_geojson(shapely.orient_polygons(rounded)))
    return geometry
