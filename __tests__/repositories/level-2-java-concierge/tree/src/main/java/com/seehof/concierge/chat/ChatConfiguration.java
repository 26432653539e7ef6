package com.seehof.concierge.chat;

import com.seehof.concierge.booking.BookingTools;
import java.util.List;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.advisor.MessageChatMemoryAdvisor;
import org.springframework.ai.chat.client.advisor.SafeGuardAdvisor;
import org.springframework.ai.chat.client.advisor.SimpleLoggerAdvisor;
import org.springframework.ai.chat.client.advisor.vectorstore.QuestionAnswerAdvisor;
import org.springframework.ai.chat.memory.MessageWindowChatMemory;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

@Configuration
class ChatConfiguration {

    @Bean
    ChatClient concierge(
            ChatClient.Builder builder,
            VectorStore house,
            BookingTools bookings,
            @Value("classpath:/prompts/concierge.st") Resource system,
            @Value("${concierge.blocked-words}") List<String> blocked) {
        var memory = MessageWindowChatMemory.builder().maxMessages(16).build();
        return builder
                .defaultSystem(system)
                .defaultTools(bookings)
                .defaultAdvisors(
                        new SafeGuardAdvisor(blocked),
                        MessageChatMemoryAdvisor.builder(memory).build(),
                        QuestionAnswerAdvisor.builder(house).build(),
                        new SimpleLoggerAdvisor())
                .build();
    }
}
