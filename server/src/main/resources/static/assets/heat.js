// A heat map takes a second to draw: it is asked for when it is opened.
document.addEventListener("toggle", event => {
  const heat = event.target;
  if (!heat.open || !heat.dataset?.heat) {
    return;
  }
  const picture = heat.querySelector("img");
  const wait = heat.querySelector(".wait");
  picture.addEventListener("load", () => {
    picture.hidden = false;
    wait.hidden = true;
  });
  picture.addEventListener("error", () => {
    wait.textContent = wait.dataset.missing;
  });
  picture.src = heat.dataset.heat;
  delete heat.dataset.heat;
}, true);
