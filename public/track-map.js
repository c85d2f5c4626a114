/*
 * The map of the points where a buyer may collect (track-live.js loads this, and Leaflet, when it is opened). It stands beside the list
 * and chooses in it: without it the list is all there.
 */
(() => {
  "use strict";
  const box = document.querySelector("[data-map]");
  if (!box || !window.L || box.classList.contains("leaflet-container")) return;
  const { tiles, attribution, points } = JSON.parse(box.dataset.map);
  box.hidden = false;
  const plain = (words) => words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const map = L.map(box);
  map.attributionControl.setPrefix(false);
  // The giver of the pictures learns which shop asks, and not the address of this page, which is a secret.
  L.tileLayer(tiles, { attribution: plain(attribution), maxZoom: 19, referrerPolicy: "strict-origin" }).addTo(map);
  const radios = () => [...document.querySelectorAll('input[type="radio"][name="code"]')];
  const pin = (isChosen) =>
    L.divIcon({
      className: "point-mark",
      iconSize: [28, 36],
      iconAnchor: [14, 34],
      html: `<svg viewBox="0 0 28 36" width="28" height="36" aria-hidden="true"><path d="M14 1a13 13 0 0 0-13 13c0 9 13 21 13 21s13-12 13-21A13 13 0 0 0 14 1z" fill="${isChosen ? "#0f766e" : "#4b5563"}" stroke="#fff" stroke-width="2"/><circle cx="14" cy="14" r="5" fill="#fff"/></svg>`,
    });
  const marks = new Map();
  const show = () => {
    for (const [code, mark] of marks) {
      const isChosen = radios().some((radio) => radio.checked && radio.value === code);
      mark.setIcon(pin(isChosen)).setZIndexOffset(isChosen ? 1000 : 0);
      mark.getElement()?.setAttribute("aria-pressed", String(isChosen));
    }
  };
  for (const { code, name, latitude, longitude } of points) {
    const mark = L.marker([latitude, longitude], { title: name, alt: name, icon: pin(false) }).addTo(map);
    const choose = () => {
      const radio = radios().find((one) => one.value === code);
      if (!radio) return;
      radio.checked = true;
      radio.closest("label")?.scrollIntoView({ block: "center", behavior: "smooth" });
      show();
    };
    mark.on("click", choose);
    // Leaflet lets a mark be reached by the keyboard and leaves it there.
    mark.on("keydown", ({ originalEvent }) => {
      if (originalEvent.key !== "Enter" && originalEvent.key !== " ") return;
      originalEvent.preventDefault();
      choose();
    });
    marks.set(code, mark);
  }
  map.fitBounds(L.latLngBounds(points.map(({ latitude, longitude }) => [latitude, longitude])), { padding: [24, 24], maxZoom: 16 });
  document.addEventListener("change", show);
  show();
})();
