// Follows an audit, and shows it when it is made.
for (const watched of document.querySelectorAll("[data-watch]")) {
  const progress = watched.querySelector("progress");
  const status = watched.querySelector("[role=status]");
  const events = new EventSource(watched.dataset.watch);
  events.addEventListener("progress", event => {
    const now = JSON.parse(event.data);
    progress.value = now.looked;
    status.textContent = watched.dataset.looked.replace("##", now.photographs).replace("#", now.looked);
    if (now.state !== "WAITING") {
      events.close();
      location.reload();
    }
  });
}
