using Microsoft.EntityFrameworkCore;
using PantryDesk.Data;

namespace PantryDesk.Chat;

public sealed class StockLookup(PantryContext db)
{
    /// <summary>Gives one line on a product's stock, or says that it is unknown.</summary>
    public async Task<string> FindAsync(string product, string shop)
    {
        var item = await db.Items.FirstOrDefaultAsync(i => i.Shop == shop && i.Product == product);
        return item is null ? "unknown" : $"{item.Count} of {item.Product}, good for {item.ShelfDays} days";
    }
}
