// A map of areas from our own GeoJSON, with no tiles from anywhere. It stands in for the drawing that is there
// without scripts; the table beside both says the same in words.
import "./leaflet.js";

const INK = "#1d2730";
const NOTHING = "#ffffff";

function look(feature) {
  const fill = feature.properties.fill;
  return {
    color: INK, weight: 1, fillColor: fill || NOTHING, fillOpacity: fill ? 1 : 0.6,
    dashArray: fill ? null : "4 4",
  };
}

function draw(place, areas) {
  const map = window.L.map(place, { attributionControl: false, scrollWheelZoom: false, zoomSnap: 0.25 });
  const layer = window.L.geoJSON(areas, {
    style: look,
    onEachFeature: (feature, each) => each.bindTooltip(document.createTextNode(feature.properties.told).textContent, {
      sticky: true,
    }),
  });
  layer.addTo(map);
  map.fitBounds(layer.getBounds(), { padding: [8, 8] });
}

for (const place of document.querySelectorAll("[data-map]")) {
  const answer = await fetch(place.dataset.map);
  if (answer.ok) {
    const areas = await answer.json();
    place.hidden = false;
    draw(place, areas);
    document.getElementById(place.dataset.instead)?.remove();
    document.getElementById(place.dataset.legend)?.removeAttribute("hidden");
  }
}
