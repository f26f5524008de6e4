// Sends the photographs of a procedure some at a time, in the order of their names, and says how far it is: small ones all
// at once, for each request takes its time, and large ones in parts that a slow line takes no minute for.
const SOME = 40;
const SOME_BYTES = 8 << 20;
const inOrder = new Intl.Collator("en", {numeric: true});

/** All files that were dropped, those in folders too, with their paths. */
async function dropped(items) {
  const entries = [...items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
  const files = [];
  while (entries.length > 0) {
    const entry = entries.pop();
    if (entry.isFile) {
      files.push({path: entry.fullPath, file: await new Promise((done, failed) => entry.file(done, failed))});
    } else {
      const reader = entry.createReader();
      // A reader gives some at a time, and none when it is done.
      for (let some; (some = await new Promise((done, failed) => reader.readEntries(done, failed))).length > 0;) {
        entries.push(...some);
      }
    }
  }
  return files;
}

/** Files in parts that one request can hold. */
function* parts(files) {
  let part = [];
  let bytes = 0;
  for (const file of files) {
    if (part.length === SOME || (part.length > 0 && bytes + file.size > SOME_BYTES)) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(file);
    bytes += file.size;
  }
  if (part.length > 0) {
    yield part;
  }
}

class Upload {
  constructor(form) {
    this.form = form;
    this.token = form.elements._csrf.value;
    this.progress = form.querySelector("progress");
    this.status = form.querySelector("[role=status]");
  }

  async post(address, body) {
    for (;;) {
      const answer = await fetch(address, {method: "POST", headers: {"X-CSRF-TOKEN": this.token}, body});
      if (answer.status === 429) {
        const seconds = Number(answer.headers.get("Retry-After") ?? 5);
        await new Promise(done => setTimeout(done, 1000 * seconds));
      } else if (answer.ok) {
        return answer;
      } else {
        throw new Error(String(answer.status));
      }
    }
  }

  say(text) {
    this.status.textContent = text;
  }

  async send(files) {
    this.progress.closest(".progress").hidden = false;
    const description = new FormData(this.form);
    description.delete("photographs");
    const made = await this.post(this.form.action, description);
    const refused = [];
    let sent = 0;
    for (const part of parts(files)) {
      const body = new FormData();
      part.forEach(file => body.append("photographs", file));
      const added = await (await this.post(made.url + "/some", body)).json();
      refused.push(...added.refused);
      sent += part.length;
      this.progress.value = sent / files.length;
      this.say(this.form.dataset.sending.replace("##", files.length).replace("#", sent));
    }
    if (refused.length > 0) {
      this.say(this.form.dataset.refused.replace("#", refused.length));
    }
    if (refused.length < files.length) {
      await this.post(made.url + "/audit", new FormData());
    }
    location.assign(made.url);
  }
}

for (const form of document.querySelectorAll("form[data-upload]")) {
  let files = [];
  const input = form.elements.photographs;

  const take = async found => {
    files = found.filter(one => one.file.size > 0 && !/(^|\/)\./.test(one.path))
        .sort((one, other) => inOrder.compare(one.path, other.path))
        .map(one => one.file);
    const summary = new DataTransfer();
    files.forEach(file => summary.items.add(file));
    input.files = summary.files;
  };

  form.addEventListener("dragover", event => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", async event => {
    event.preventDefault();
    form.classList.remove("over");
    await take(await dropped(event.dataTransfer.items));
  });
  input.addEventListener("change", () =>
      take([...input.files].map(file => ({path: file.webkitRelativePath || file.name, file}))));

  form.addEventListener("submit", async event => {
    event.preventDefault();
    if (files.length === 0) {
      input.focus();
      return;
    }
    const button = form.querySelector("button");
    button.disabled = true;
    const upload = new Upload(form);
    try {
      await upload.send(files);
    } catch (failure) {
      upload.say(form.dataset.failed);
      button.disabled = false;
    }
  });
}
