// What is going to be told, written in the transaction of the change that it tells of: a program that is killed before it told
// anybody finds it here when it starts again. See docs/events.md.
export const sql = /* sql */ `
CREATE TABLE event_promise (
  no INTEGER PRIMARY KEY,
  topic TEXT NOT NULL,
  -- Id of what the event is about.
  about TEXT NOT NULL,
  -- JSON.
  payload TEXT
) STRICT;
CREATE INDEX event_promise_about ON event_promise (topic, about);
`;
