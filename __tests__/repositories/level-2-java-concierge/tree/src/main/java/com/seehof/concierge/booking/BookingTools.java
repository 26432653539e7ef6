package com.seehof.concierge.booking;

import java.time.LocalDateTime;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.ai.tool.annotation.ToolParam;
import org.springframework.stereotype.Component;

@Component
public class BookingTools {

    private final BookingBook book;

    BookingTools(BookingBook book) {
        this.book = book;
    }

    @Tool(description = "Books a table in the restaurant and gives the confirmation")
    String bookTable(@ToolParam(description = "room number") String room, LocalDateTime at, int guests) {
        return book.table(room, at, guests);
    }

    @Tool(description = "Free times for a massage on a day, in ISO format")
    String massageTimes(String day) {
        return String.join(", ", book.massages(day));
    }
}
