import assert from "node:assert/strict";
import https from "node:https";
import { WebApiConfig, batchOperation, create, createWithReturnData, deleteProperty, deleteRecord, disassociate, retrieve, retrieveAlternateKey, retrieveMultiple, retrieveMultipleNextPage, unboundFunction, update, updateProperty } from "dataverse-webapi/lib/node";
import { runChecks } from "./checks.mjs";

// The client knows HTTPS on its usual port alone; what is usual can be said from outside. Its references carry a malformed address (https:/host), so it ties no rows together here.
const address = new URL(process.env.EMULATOR_URL);
https.globalAgent.defaultPort = Number(address.port);
const account = "a0000000-0000-0000-0000-000000000001";
const config = () => new WebApiConfig("9.2", "any token", `https://${address.hostname}`);

await runChecks({
  "a function without parameters": async () => {
    const me = await unboundFunction(config(), "WhoAmI");
    assert.match(me.UserId, /^[0-9a-f-]{36}$/);
  },

  "a row by an id in capitals": async () => {
    const row = await retrieve(config(), "accounts", account.toUpperCase(), "$select=name,revenue");
    assert.equal(row.name, "Fourth Coffee");
    assert.equal(row["revenue@OData.Community.Display.V1.FormattedValue"], "$125,000.50");
  },

  "a row by alternate key": async () => {
    assert.equal((await retrieveAlternateKey(config(), "accounts", "accountnumber='FC-1'", "$select=name")).accountid, account);
  },

  "what a row refers to": async () => {
    assert.equal((await retrieve(config(), "accounts", account, "$select=name&$expand=primarycontactid($select=fullname)")).primarycontactid.fullname, "Ann Smith");
  },

  "a filtered list": async () => {
    const list = await retrieveMultiple(config(), "accounts", "$select=name&$filter=contains(name,'COFFEE')&$expand=contact_customer_accounts($select=lastname;$orderby=lastname)");
    assert.deepEqual(list.value.map((row) => row.name), ["Fourth Coffee"]);
    assert.deepEqual(list.value[0].contact_customer_accounts.map((row) => row.lastname), ["Jones", "Smith"]);
  },

  "pages by their links": async () => {
    const options = { maxPageSize: 10 };
    const names = new Set();
    let page = await retrieveMultiple(config(), "opportunities", "$select=name&$orderby=estimatedvalue", options);
    const sizes = [];
    for (; ; page = await retrieveMultipleNextPage(config(), page["@odata.nextLink"], options)) {
      sizes.push(page.value.length);
      page.value.forEach((row) => names.add(row.name));
      if (!page["@odata.nextLink"]) break;
    }

    assert.deepEqual(sizes, [10, 10, 5]);
    assert.equal(names.size, 25);
  },

  "a new row": async () => {
    await create(config(), "accounts", { name: "Made by a stranger" });
    const list = await retrieveMultiple(config(), "accounts", "$select=name&$filter=name eq 'made by a stranger'");
    assert.equal(list.value.length, 1);
  },

  "errors with their code": async () => {
    await assert.rejects(retrieve(config(), "accounts", "a0000000-0000-0000-0000-00000000dead"), (error) => error.code === "0x80040217");
  },

  "a batch: a change set, and a question behind it": async () => {
    const sent = [{ method: "POST", queryString: "accounts", entity: { name: "In a batch" } }, { method: "PATCH", queryString: `accounts(${account})`, entity: { numberofemployees: 7 } }];
    const answers = await batchOperation(config(), "b1", "c1", sent, ["accounts?$select=name&$filter=numberofemployees%20eq%207"]);
    assert.deepEqual(answers.map((answer) => answer.httpStatus), [204, 204, 200]);
    assert.deepEqual(answers[2].data.value.map((row) => row.name), ["Fourth Coffee"]);
    assert.equal((await retrieveMultiple(config(), "accounts", "$select=name&$filter=name eq 'in a batch'")).value.length, 1);
  },

  "rows taken apart": async () => {
    await disassociate(config(), "accounts", account, "primarycontactid");
    assert.equal((await retrieve(config(), "accounts", account, "$select=_primarycontactid_value"))._primarycontactid_value, null);
  },

  "a row changed, cleared and deleted": async () => {
    const { accountid } = await createWithReturnData(config(), "accounts", { name: "Brief" }, "$select=name");
    await update(config(), "accounts", accountid, { name: "Changed", revenue: 5 });
    await updateProperty(config(), "accounts", accountid, "name", "Set");
    await deleteProperty(config(), "accounts", accountid, "revenue");
    const row = await retrieve(config(), "accounts", accountid, "$select=name,revenue");
    assert.deepEqual([row.name, row.revenue], ["Set", null]);
    await deleteRecord(config(), "accounts", accountid);
    await assert.rejects(retrieve(config(), "accounts", accountid), (error) => error.code === "0x80040217");
  },
});
