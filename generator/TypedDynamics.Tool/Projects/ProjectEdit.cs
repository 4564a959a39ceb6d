using System.Reflection;
using System.Xml;
using System.Xml.Linq;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Projects;

/// <summary>What <c>init</c> adds to a project file. What is there already stays as it is, and so does the file's layout.</summary>
internal sealed class ProjectEdit
{
    private readonly string _path;
    private readonly XDocument _document;
    private readonly List<string> _added = [];

    private ProjectEdit(string path, XDocument document) => (_path, _document) = (path, document);

    /// <summary>What was added, in words.</summary>
    public IReadOnlyList<string> Added => _added;

    /// <exception cref="ToolException">It is no project file.</exception>
    public static ProjectEdit Open(string path)
    {
        try
        {
            var document = XDocument.Load(path, LoadOptions.PreserveWhitespace);
            return document.Root?.Name.LocalName == "Project" ? new(path, document) : throw new ToolException(ExitCodes.Usage, $"'{path}' is no project file.");
        }
        catch (XmlException exception)
        {
            throw new ToolException(ExitCodes.Usage, $"'{path}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>The package, unless package or project is referred to.</summary>
    public ProjectEdit AddPackage()
    {
        if (Items("PackageReference").Any(static item => Included(item) == "TypedDynamics") || Items("ProjectReference").Any(static item => Path.GetFileNameWithoutExtension(Included(item).Replace('\\', '/')) == "TypedDynamics")) return this;
        var reference = new XElement(Name("PackageReference"), new XAttribute("Include", "TypedDynamics"));
        // The solution may keep versions elsewhere.
        if (!HasCentralVersions()) reference.Add(new XAttribute("Version", Version));
        return AddItem(reference, HasCentralVersions() ? $"the package TypedDynamics; its version {Version} belongs into Directory.Packages.props" : $"the package TypedDynamics {Version}");
    }

    /// <summary>The cache, where builds do not find it by themselves.</summary>
    /// <param name="folder">From the project's folder, with forward slashes.</param>
    public ProjectEdit AddCache(string folder)
    {
        var isFound = folder is "metadata-cache" || (folder.StartsWith("metadata-cache/", StringComparison.Ordinal) && folder.Count(static letter => letter == '/') == 1);
        return isFound || Items("DataverseCache").Any(item => Included(item).Replace('\\', '/').TrimEnd('/') == folder)
            ? this
            : AddItem(new(Name("DataverseCache"), new XAttribute("Include", folder)), $"the cache {folder}");
    }

    /// <summary>Builds that refresh the cache.</summary>
    public ProjectEdit AddPullOnBuild()
    {
        if (_document.Root!.Descendants(Name("TypedDynamicsPullOnBuild")).Any()) return this;
        return Add(new(Name("PropertyGroup"), "\n    ", new XElement(Name("TypedDynamicsPullOnBuild"), "true"), "\n  "), "builds that refresh the cache");
    }

    /// <summary>Writes the file if anything was added.</summary>
    public void Save()
    {
        if (_added.Count == 0) return;
        var beside = _path + ".new";
        using (var writer = XmlWriter.Create(beside, new() { OmitXmlDeclaration = _document.Declaration is null, NewLineHandling = NewLineHandling.None })) _document.Save(writer);
        File.Move(beside, _path, overwrite: true);
    }

    /// <summary>That of this tool, which is that of the packages beside it.</summary>
    private static string Version { get; } = (typeof(ProjectEdit).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "1.0.0").Split('+')[0];

    private ProjectEdit AddItem(XElement item, string words) => Add(new(Name("ItemGroup"), "\n    ", item, "\n  "), words);

    private ProjectEdit Add(XElement group, string words)
    {
        var root = _document.Root!;
        var isFirst = _added.Count == 0 && root.LastNode is XText { Value: var space } && !space.Contains("\n\n", StringComparison.Ordinal);
        if (root.LastNode is XText last) last.Remove();
        root.Add(new XText(isFirst || _added.Count > 0 ? "\n\n  " : "\n  "), group, new XText("\n"));
        _added.Add(words);
        return this;
    }

    private bool HasCentralVersions()
    {
        for (var folder = Path.GetDirectoryName(_path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Combine(folder, "Directory.Packages.props") is var path && File.Exists(path)) return File.ReadAllText(path).Contains("<ManagePackageVersionsCentrally>true", StringComparison.Ordinal);
        }

        return false;
    }

    private IEnumerable<XElement> Items(string name) => _document.Root!.Descendants(Name(name));

    private XName Name(string name) => _document.Root!.Name.Namespace + name;

    private static string Included(XElement item) => (string?)item.Attribute("Include") ?? "";
}
