// Says what a change did, and when one could not be made.
const problem = document.getElementById("problem");

for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failure, event => {
    const page = new DOMParser().parseFromString(event.detail.xhr?.responseText ?? "", "text/html");
    problem.textContent = page.querySelector("main .lead")?.textContent || problem.dataset.words;
    problem.hidden = false;
    problem.scrollIntoView({block: "nearest"});
  });
}
document.addEventListener("htmx:afterRequest", event => {
  if (event.detail.successful) {
    problem.hidden = true;
  }
});
