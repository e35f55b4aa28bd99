// The store of this browser in which waiting entries lie. It stands before the page's script and before the worker's, which share it.

const database = () => new Promise((done, failed) => {
  const asked = indexedDB.open("offline", 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore("state");
    asked.result.createObjectStore("waiting", { keyPath: "id" });
  };
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => failed(asked.error);
});

const within = async (store, mode, body) => {
  const db = await database();
  try {
    return await new Promise((done, failed) => {
      const change = db.transaction(store, mode);
      const asked = body(change.objectStore(store));
      change.oncomplete = () => done(asked.result);
      change.onabort = () => failed(change.error);
    });
  } finally {
    db.close();
  }
};
