// What a shop's theme does for the chat: says who is logged in, and ties the cart to the visitor.
(() => {
  const home = document.documentElement.dataset.home;

  const token = async () => {
    const answer = await fetch(`${home}/identity`, { cache: "no-store" });
    return answer.ok ? ((await answer.json()).token ?? null) : null;
  };

  window.ChatFlow ??= function () {
    (window.ChatFlow.q ??= []).push(arguments);
  };

  if (document.documentElement.dataset.loggedOut !== undefined) {
    ChatFlow("shutdown");
    ChatFlow("boot");
    history.replaceState(null, "", home);
  } else if (document.documentElement.dataset.customer !== undefined) {
    ChatFlow("identify", { getToken: token });
  }

  ChatFlow("getSession", ({ visitorRef }) => {
    void fetch(`${home}/chat-session`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ visitorRef }),
    });
  });

  for (const opener of document.querySelectorAll("[data-open-chat]")) {
    opener.addEventListener("click", () => ChatFlow("show"));
  }
})();
