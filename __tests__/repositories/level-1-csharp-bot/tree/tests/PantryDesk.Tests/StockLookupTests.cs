using Microsoft.EntityFrameworkCore;
using PantryDesk.Chat;
using PantryDesk.Data;
using Xunit;

namespace PantryDesk.Tests;

public class StockLookupTests
{
    [Fact]
    public async Task AnUnknownProductIsSaidToBeUnknown()
    {
        var options = new DbContextOptionsBuilder<PantryContext>().UseInMemoryDatabase("none").Options;
        await using var db = new PantryContext(options);
        Assert.Equal("unknown", await new StockLookup(db).FindAsync("rye flour", "harbour"));
    }
}
