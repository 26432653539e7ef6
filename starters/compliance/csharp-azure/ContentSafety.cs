#nullable enable
using System;
using System.Linq;
using System.Threading.Tasks;
using Azure.AI.ContentSafety;
using Azure.Identity;

namespace %namespace%;

/// <summary>A text that must not go on.</summary>
public class UnsafeTextException : Exception
{
    public UnsafeTextException(string message)
        : base(message)
    {
    }
}

/// <summary>Has Azure AI Content Safety check what goes to the model and what comes from it, with the identity that the application runs under.</summary>
public class ContentSafety
{
    // 0 is safe, 6 the most severe.
    private const int Severity = 4;

    private readonly ContentSafetyClient client;

    public ContentSafety(string endpoint) => client = new ContentSafetyClient(new Uri(endpoint), new DefaultAzureCredential());

    /// <summary>Gives the text back; throws UnsafeTextException, with the categories, where it is harmful.</summary>
    public async Task<string> RequireSafeAsync(string text)
    {
        AnalyzeTextResult analysis = await client.AnalyzeTextAsync(new AnalyzeTextOptions(text));
        var harmful = analysis.CategoriesAnalysis.Where(one => one.Severity >= Severity).ToList();
        if (harmful.Count > 0)
        {
            throw new UnsafeTextException(string.Join(", ", harmful.Select(one => one.Category)));
        }
        return text;
    }
}
