namespace TypedDynamics.Emulator.SampleData;

/// <summary>What made-up companies, people and places are called.</summary>
internal static class Words
{
    public static readonly string[] Companies =
    [
        "Fourth Coffee", "Litware", "Adventure Works", "Fabrikam", "Blue Yonder Airlines", "City Power & Light", "Contoso Pharmaceuticals", "Alpine Ski House",
        "A. Datum", "Coho Winery", "Northwind Traders", "Tailspin Toys", "Trey Research", "Wide World Importers", "Proseware", "Graphic Design Institute",
        "School of Fine Art", "Southridge Video", "Margie's Travel", "Lucerne Publishing", "Humongous Insurance", "Consolidated Messenger", "Relecloud", "Woodgrove Bank",
        "VanArsdel", "Nod Publishers", "Bellows College", "Best For You Organics", "Liberty's Delightful Sinful Bakery", "Lamna Healthcare", "Munson's Pickles", "Fincher Architects",
        "First Up Consultants", "Boulder Innovations", "Wingtip Toys", "Baldwin Museum of Science", "Coho Vineyard", "The Phone Company", "Parnell Aerospace", "Olympia Grünwald",
    ];

    public static readonly string[] FirstNames =
    [
        "Susanna", "Robert", "Nancy", "Sidney", "Maria", "Patrick", "Scott", "Jim", "Yvonne", "Thomas", "Rene", "Paul", "Marie", "Amélie", "Jürgen", "Chidi", "Aiko", "Priya", "Diego", "Zoë",
    ];

    public static readonly string[] LastNames =
    [
        "Stubberod", "Lyon", "Anderson", "Higa", "Campbell", "Sandoval", "Konersmann", "Glynn", "McKay", "Andersen", "Valdes", "Cannon", "Smith", "O'Brien", "Müller", "Okafor", "Tanaka",
        "Nair", "Sánchez", "Shah", "Schmidt", "Dubois", "Rossi",
    ];

    public static readonly (string City, string State, string Postal, string Country)[] Places =
    [
        ("Redmond", "WA", "98052", "U.S."), ("Seattle", "WA", "98101", "U.S."), ("Santa Cruz", "CA", "95060", "U.S."), ("Dallas", "TX", "75201", "U.S."), ("Phoenix", "AZ", "85001", "U.S."),
        ("Lynnwood", "WA", "98036", "U.S."), ("Missoula", "MT", "59801", "U.S."), ("Boston", "MA", "02108", "U.S."), ("Toronto", "ON", "M5H 2N2", "Canada"), ("München", "BY", "80331", "Germany"),
        ("Lyon", "ARA", "69001", "France"), ("Zürich", "ZH", "8001", "Switzerland"),
    ];

    public static readonly string[] Streets = ["Main Street", "Oak Avenue", "Pine Road", "Market Square", "Harbor Way", "Hill Lane", "Station Road"];

    public static readonly string[] Titles = ["Purchasing Manager", "Owner", "Sales Manager", "Accounting Manager", "Engineer", "Director", "Assistant", "Chief Financial Officer"];

    public static readonly string[] Topics = ["interest in our new offer", "10 orders of product SKU", "renewal of the contract", "upgrade of the fleet", "a pilot project", "service for two years", "spare parts"];

    public static readonly string[] Deeds = ["Call back about", "Send the quote for", "Prepare the meeting on", "Follow up on", "Check the terms of", "Thank them for"];

    public static readonly string[] Things = ["Bicycle", "Espresso Machine", "Solar Panel", "Desk Lamp", "Ski Set", "Wind Sensor", "Toolbox", "Headset", "Keyboard", "Water Filter"];

    public static readonly string[] Sentences =
    [
        "Met them at the fair; they want to see a demonstration.", "Prefers to be called in the morning.", "Waiting for the board's decision.", "Long-standing customer, pays early.",
        "Asked for a discount of 5 %.\nTo be discussed.", "Says \"as soon as possible\".",
    ];
}
