// Photos from the street. With a signal they go at once; without one they stay in this phone and go when it is back,
// as long as this page is open (or is opened again). Without this file the form is sent the ordinary way.

const LONGEST_SIDE = 2000;
const QUALITY = 0.85;
const MAX_BYTES = 10 * 1024 * 1024;
const RETRY_MS = 30_000;
const page = document.querySelector("[data-street]");
const words = page.dataset;

// --- The photos that wait, in the browser's own database ---

function database() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("pregon-street", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("photos", { keyPath: "submission" });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

async function inStore(mode, work) {
  const db = await database();
  return new Promise((resolve, reject) => {
    const asked = work(db.transaction("photos", mode).objectStore("photos"));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  }).finally(() => db.close());
}

const waiting = () => inStore("readonly", (store) => store.getAll());
const keep = (photo) => inStore("readwrite", (store) => store.put(photo));
const forget = (submission) => inStore("readwrite", (store) => store.delete(submission));

// --- A photo of the phone is lighter before it travels ---

async function lighten(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const light = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    return light && light.size < file.size ? light : file;
  } catch {
    // What the browser cannot draw the server looks at.
    return file;
  }
}

// --- Sending ---

class NoSignal extends Error {}

async function send(photo) {
  const data = new FormData();
  Object.entries(photo.fields).forEach(([name, value]) => data.set(name, value));
  data.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  data.set("submission", photo.submission);
  data.set("photo", photo.blob, "foto.jpg");
  let response;
  try {
    response = await fetch(photo.url, { method: "POST", body: data, headers: { Accept: "application/json" } });
  } catch {
    throw new NoSignal();
  }
  if (!response.headers.get("Content-Type")?.includes("json")) throw new NoSignal();
  return response.ok ? [] : (await response.json()).errors;
}

let sending = false;

async function sendWaiting() {
  if (sending) return;
  sending = true;
  let sent = 0;
  try {
    for (const photo of await waiting()) {
      const errors = await send(photo);
      if (errors.length) await keep({ ...photo, errors });
      else {
        await forget(photo.submission);
        sent += 1;
      }
    }
  } catch (error) {
    if (!(error instanceof NoSignal)) throw error;
  } finally {
    sending = false;
  }
  if (sent) location.reload();
  else await showQueue();
}

// --- What the page says ---

function element(tag, text, className = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  return made;
}

async function showQueue() {
  const place = page.querySelector("[data-queue]");
  const photos = await waiting();
  if (!photos.length) return place.replaceChildren();
  const box = element("div", "", "u-queue");
  const count = photos.length === 1 ? words.leftOne : words.leftMany.replace("%(n)s", photos.length);
  box.append(element("p", count, "u-strong"));
  photos.forEach((photo) => box.append(element("p", [photo.place, ...(photo.errors || [])].join(": "))));
  box.append(element("p", words.keptNote, "o-small"));
  const button = element("button", words.retry, "button button-secondary");
  button.type = "button";
  button.addEventListener("click", sendWaiting);
  box.append(button);
  place.replaceChildren(box);
}

function say(form, text, late = false) {
  const said = form.querySelector("[data-said]");
  said.textContent = text;
  said.classList.toggle("is-late", late);
}

function show(form, file) {
  form.querySelector(".u-proof__shown")?.remove();
  const shown = element("img", "", "u-proof__shown");
  shown.alt = "";
  shown.src = URL.createObjectURL(file);
  form.querySelector("[name=photo]").closest(".w-field__wrapper, .w-field, div").append(shown);
}

async function submitted(event) {
  const form = event.target;
  const file = form.elements.photo.files[0];
  if (!file) return;
  event.preventDefault();
  event.stopPropagation();
  say(form, words.sending);
  const blob = await lighten(file);
  if (blob.size > MAX_BYTES) return say(form, words.heavy, true);
  const fields = { placed_on: form.elements.placed_on.value, note: form.elements.note.value };
  const { proof: place } = form.dataset;
  const photo = { submission: form.elements.submission.value, url: form.action, place, fields, blob };
  // Kept first: a phone that dies while sending loses nothing.
  await keep(photo);
  try {
    const errors = await send(photo);
    await forget(photo.submission);
    if (errors.length) return say(form, errors.join(" "), true);
    location.reload();
  } catch (error) {
    if (!(error instanceof NoSignal)) throw error;
    say(form, words.kept);
    await showQueue();
  }
}

document.querySelectorAll("[data-proof]").forEach((form) => {
  form.addEventListener("submit", submitted);
  form.elements.photo.addEventListener("change", () => form.elements.photo.files[0] && show(form, form.elements.photo.files[0]));
});
window.addEventListener("online", sendWaiting);
setInterval(async () => (await waiting()).length && sendWaiting(), RETRY_MS);
sendWaiting();
