// Runs named checks one after the other; the first that does not hold ends the process with its reason.
export async function runChecks(checks) {
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check();
      console.log(`holds: ${name}`);
    } catch (error) {
      console.error(`does not hold: ${name}`);
      console.error(error);
      process.exit(1);
    }
  }

  console.log(`all ${Object.keys(checks).length} hold`);
}
