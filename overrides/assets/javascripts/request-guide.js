// Narrows the guide and the kit to what a person chose. Without this script everything is there, unabridged.
// The choice is carried to the kit in the address behind #, which no server ever sees.

const chooser = document.querySelector("[data-ps-chooser]");
const chosen = chooser ? listen(chooser) : fromAddress();
if (!chooser && (chosen.requester || chosen.types.length)) narrow(chosen);

function listen(chooser) {
  chooser.hidden = false;
  const update = () => {
    const choice = {
      requester: chooser.querySelector("[name=requester]:checked")?.value ?? "",
      types: [...chooser.querySelectorAll("[name=type]:checked")].map((box) => box.value),
    };
    narrow(choice);
    const kept = [choice.requester, ...choice.types].filter(Boolean).join(",");
    document.querySelectorAll("[data-ps-kit]").forEach((link) => { link.hash = kept; });
  };
  chooser.addEventListener("change", update);
  chooser.querySelector("[data-ps-all]").addEventListener("click", () => {
    chooser.querySelectorAll("input").forEach((input) => { input.checked = false; });
    update();
  });
  update();
  return {};
}

function fromAddress() {
  const words = decodeURIComponent(location.hash.slice(1)).split(",").filter(Boolean);
  const requesters = new Set([...document.querySelectorAll("[data-requester]")].map((part) => part.dataset.requester));
  return { requester: words.find((word) => requesters.has(word)) ?? "", types: words.filter((word) => !requesters.has(word)) };
}

function narrow({ requester, types }) {
  document.querySelectorAll("[data-requester]").forEach((part) => {
    part.hidden = requester !== "" && part.dataset.requester !== requester;
  });
  document.querySelectorAll("[data-types]").forEach((part) => {
    const needed = part.dataset.types.split(" ").filter(Boolean);
    part.hidden = types.length > 0 && needed.length > 0 && !needed.some((type) => types.includes(type));
  });
}
