// Photographs are placed at stations by dragging them; the form under each does the same without a pointer.
let carried = null;

document.addEventListener("dragstart", event => {
  carried = event.target.dataset?.photograph ?? null;
  if (carried !== null) {
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", carried);
  }
});
document.addEventListener("dragend", () => {
  carried = null;
});

const target = event => carried === null ? null : event.target.closest?.("[data-station]");

document.addEventListener("dragover", event => {
  const station = target(event);
  if (station) {
    event.preventDefault();
    station.classList.add("over");
  }
});
document.addEventListener("dragleave", event => target(event)?.classList.remove("over"));
document.addEventListener("drop", event => {
  const station = target(event);
  if (station) {
    event.preventDefault();
    const select = document.getElementById("where-" + carried);
    select.value = station.dataset.station;
    select.form.requestSubmit();
  }
});
