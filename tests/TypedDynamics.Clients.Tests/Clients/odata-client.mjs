import assert from "node:assert/strict";
import clientLibrary from "@odata/client";
import { runChecks } from "./checks.mjs";

const { EdmV4, OData } = clientLibrary;

// The path is part of every address that the client makes.
const client = OData.New4({ serviceEndpoint: `${process.env.EMULATOR_URL}api/data/v9.2/`, commonHeaders: { Authorization: "Bearer any token" } });
const account = "a0000000-0000-0000-0000-000000000001";
const accounts = client.getEntitySet("accounts");
const options = () => OData.newOptions();
const fetchXml = (xml) => options().custom("fetchXml", xml);

await runChecks({
  "a row by its key": async () => {
    assert.equal((await accounts.retrieve(EdmV4.Guid.from(account), options().select(["name", "revenue"]))).name, "Fourth Coffee");
  },

  "a filtered, sorted and limited list": async () => {
    const filter = OData.newFilter().field("revenue").gt(1000).field("name").ne("x");
    const rows = await accounts.query(options().filter(filter).select(["name"]).orderby("revenue", "desc").top(1));
    assert.deepEqual(rows.map((row) => row.name), ["Fourth Coffee"]);
  },

  // The client leaves it to its users to double apostrophes and to escape ampersands.
  "a text with an apostrophe and an ampersand": async () => {
    assert.equal((await accounts.query(OData.newFilter().field("name").eq("O''Brien %26 Sons"))).length, 1);
  },

  "rows by what they equal": async () => {
    assert.equal((await accounts.find({ name: "Litware" })).length, 1);
  },

  "what rows refer to": async () => {
    const [row] = await accounts.query(options().filter("name eq 'Fourth Coffee'").expand("primarycontactid($select=fullname)"));
    assert.equal(row.primarycontactid.fullname, "Ann Smith");
  },

  "any and all": async () => {
    assert.deepEqual((await accounts.query(options().filter("contact_customer_accounts/any(c:c/lastname eq 'Jones')"))).map((row) => row.name), ["Fourth Coffee"]);
    assert.equal((await accounts.query(options().filter("contact_customer_accounts/all(c:c/lastname eq 'Jones')"))).length, 2);
  },

  "a query function": async () => {
    const rows = await accounts.query(options().filter("Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=[\"Litware\",\"Fourth Coffee\"])"));
    assert.deepEqual(rows.map((row) => row.name).sort(), ["Fourth Coffee", "Litware"]);
  },

  "a count": async () => {
    assert.equal(await client.getEntitySet("opportunities").count(), 25);
    assert.equal(await client.getEntitySet("opportunities").count(OData.newFilter().field("estimatedvalue").gt(200)), 10);
  },

  "an aggregate by $apply": async () => {
    const rows = await client.getEntitySet("opportunities").query(options().apply("groupby((estimatedvalue),aggregate($count as number))"));
    assert.deepEqual(rows.map((row) => row.number), [5, 5, 5, 5, 5]);
  },

  "FetchXML with a link": async () => {
    const rows = await accounts.query(fetchXml("<fetch><entity name='account'><attribute name='name'/><link-entity name='contact' from='parentcustomerid' to='accountid' alias='c'><attribute name='lastname'/><order attribute='lastname'/></link-entity></entity></fetch>"));
    assert.deepEqual(rows.map((row) => row["c.lastname"]), ["Jones", "Smith"]);
  },

  "FetchXML by the page": async () => {
    const names = new Set();
    for (let page = 1; page <= 3; page++) {
      const rows = await client.getEntitySet("opportunities").query(fetchXml(`<fetch count='10' page='${page}'><entity name='opportunity'><attribute name='name'/><order attribute='name'/></entity></fetch>`));
      rows.forEach((row) => names.add(row.name));
    }

    assert.equal(names.size, 25);
  },

  "an error is told": async () => {
    await assert.rejects(accounts.query(options().filter("nothing eq 1")), /Could not find a property named 'nothing'/);
  },

  "a row made, changed and deleted": async () => {
    const made = await accounts.create({ name: "Made" });
    const [row] = await accounts.find({ name: "Made" });
    assert.ok(row.accountid, JSON.stringify(made));
    await accounts.update(EdmV4.Guid.from(row.accountid), { name: "Changed" });
    assert.equal((await accounts.find({ name: "Changed" })).length, 1);
    await accounts.delete(EdmV4.Guid.from(row.accountid));
    assert.equal((await accounts.find({ name: "Changed" })).length, 0);
  },
});
