#nullable enable
using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;

namespace %namespace%;

/// <summary>Prompts as files of their own: Prompts/NAME.md beside the application.</summary>
public static class PromptFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Prompts");

    /// <summary>Gives a prompt with its {{placeholders}} filled in, without its comments; throws for one without a value.</summary>
    public static string Render(string name, IReadOnlyDictionary<string, string> values)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name + ".md"));
        text = Regex.Replace(text, "<!--.*?-->", "", RegexOptions.Singleline);
        return Regex.Replace(text, @"\{\{\s*(\w+)\s*\}\}", found => values[found.Groups[1].Value]).Trim();
    }
}
