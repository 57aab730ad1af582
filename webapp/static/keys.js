// Everything works without this file. With it, "/" goes to the question.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  event.preventDefault();
  const question = document.getElementById("q");
  if (question) {
    question.focus();
    question.select();
  } else {
    location.assign(document.querySelector(".bar .name").href);
  }
});
