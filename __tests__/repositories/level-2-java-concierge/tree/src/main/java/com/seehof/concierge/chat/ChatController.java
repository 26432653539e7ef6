package com.seehof.concierge.chat;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ChatController {

    private final ChatClient concierge;

    ChatController(ChatClient concierge) {
        this.concierge = concierge;
    }

    record Question(String room, String language, String text) {}

    record Answer(String text) {}

    @PostMapping("/stays/{stay}/questions")
    Answer ask(@PathVariable String stay, @RequestBody Question question) {
        var text = concierge.prompt()
                .system(s -> s.param("room", question.room()).param("language", question.language()))
                .user(question.text())
                .advisors(a -> a.param(ChatMemory.CONVERSATION_ID, stay))
                .call()
                .content();
        return new Answer(text);
    }
}
