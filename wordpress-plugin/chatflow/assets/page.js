/**
 * Tells the chat about this page and this visitor. It works before and after the loader, and asks the shop's server for
 * nothing until the chat is opened, or this browser has written before.
 */
( function () {
	// A script: other elements of this name may have been written by whoever writes on the site.
	var tag = document.currentScript || document.querySelector( 'script#chatflow-page' );
	var config = JSON.parse( ( tag && tag.dataset.config ) || '{}' );
	if ( ! config.src || window.ChatFlowPage ) {
		return;
	}
	window.ChatFlowPage = true;
	window.ChatFlow =
		window.ChatFlow ||
		function () {
			( window.ChatFlow.q = window.ChatFlow.q || [] ).push( arguments );
		};

	function ask( address, init ) {
		return fetch( address, Object.assign( { credentials: 'same-origin', cache: 'no-store' }, init ) ).then( function ( answer ) {
			if ( ! answer.ok ) {
				throw new Error( 'ChatFlow: the shop answered ' + answer.status );
			}
			return answer.json();
		} );
	}

	function nonce() {
		return ask( config.ajax );
	}

	function token() {
		return nonce().then( function ( visitor ) {
			return visitor.user
				? ask( config.rest + 'identity', { headers: { 'X-WP-Nonce': visitor.nonce } } ).then( function ( answer ) {
						return answer.token;
				  } )
				: null;
		} );
	}

	// Once for each visitor and tab: afterwards a cookie ties the cart.
	function tie( session ) {
		var known = null;
		try {
			known = sessionStorage.getItem( 'chatflow-visitor' );
			sessionStorage.setItem( 'chatflow-visitor', session.visitorRef );
		} catch ( forbidden ) {}
		if ( ! config.cart || known === session.visitorRef ) {
			return;
		}
		nonce()
			.then( function ( visitor ) {
				return ask( config.rest + 'visitor', {
					method: 'POST',
					headers: { 'X-WP-Nonce': visitor.nonce, 'Content-Type': 'application/json' },
					body: JSON.stringify( { visitorRef: session.visitorRef } ),
				} );
			} )
			.catch( function () {} );
	}

	// After a logout nobody else at this browser finds the conversation.
	function forgetAfterLogout() {
		if ( ! /(^|; )chatflow_logout=1/.test( document.cookie ) ) {
			return;
		}
		document.cookie = 'chatflow_logout=; max-age=0; ' + config.cookie;
		try {
			var name = 'chatflow:' + config.key;
			var kept = JSON.parse( localStorage.getItem( name ) || '{}' );
			localStorage.removeItem( name );
			sessionStorage.removeItem( 'chatflow-visitor' );
			if ( kept.visitorToken ) {
				fetch( config.base + '/api/v1/widget/sessions', {
					method: 'DELETE',
					headers: { Authorization: 'Bearer ' + kept.visitorToken },
					keepalive: true,
				} ).catch( function () {} );
			}
		} catch ( forbidden ) {}
	}

	var requested = ! config.wait;
	function load() {
		if ( requested ) {
			return;
		}
		requested = true;
		var script = document.createElement( 'script' );
		script.async = true;
		script.src = config.src;
		script.nonce = ( tag && tag.nonce ) || '';
		document.head.append( script );
	}

	function allowed( category ) {
		return typeof window.wp_has_consent === 'function' && window.wp_has_consent( category );
	}

	function loadIfAllowed() {
		var wide = matchMedia( '(min-width: 768px)' ).matches;
		if ( ! config.device || wide === ( config.device === 'desktop' ) ) {
			if ( ! config.consent || allowed( config.consent ) ) {
				load();
			}
		}
		if ( allowed( 'statistics' ) ) {
			window.ChatFlow( 'update', { consent: true } );
		}
	}

	// The chat's own element, moved into a box of the page; a box that contains its layout holds what is fixed in it.
	var box = null;
	var filling = null;
	function place( into ) {
		var host = document.querySelector( '[data-chatflow]' );
		if ( box ) {
			box.removeAttribute( 'style' );
			show( box, true );
		}
		box = host && into;
		if ( ! box ) {
			if ( host ) {
				dress( host.shadowRoot, false );
				document.documentElement.append( host );
			}
			return;
		}
		show( box, false );
		Object.assign( box.style, {
			contain: 'layout',
			boxSizing: 'border-box',
			width: '100%',
			maxWidth: '720px',
			height: 'min(640px, 90vh)',
			marginInline: 'auto',
			padding: 0,
		} );
		box.append( host );
		dress( host.shadowRoot, true );
		window.ChatFlow( 'show' );
		box.scrollIntoView( { block: 'nearest' } );
	}

	// In a box the panel fills it, and needs no button beside it.
	function dress( shadow, inBox ) {
		if ( ! filling ) {
			filling = new CSSStyleSheet();
			filling.replaceSync(
				':host .root .panel{inset:0;width:auto;height:auto;max-width:none;max-height:none;border:1px solid rgb(128 128 128/.35);box-shadow:none}' +
					':host .launcher{display:none}'
			);
		}
		shadow.adoptedStyleSheets = Array.prototype.filter
			.call( shadow.adoptedStyleSheets, function ( sheet ) {
				return sheet !== filling;
			} )
			.concat( inBox ? [ filling ] : [] );
	}

	function show( into, shown ) {
		Array.prototype.forEach.call( into.children, function ( child ) {
			if ( ! child.matches( '[data-chatflow]' ) ) {
				child.hidden = ! shown;
			}
		} );
	}

	function openIn( into ) {
		load();
		if ( window.ChatFlow.loaded ) {
			place( into );
		} else {
			window.addEventListener( 'chatflow:ready', place.bind( null, into ), { once: true } );
		}
	}

	function closed() {
		var left = box;
		if ( left ) {
			place( null );
			left.querySelector( 'button' ).focus( { preventScroll: true } );
		}
	}

	function openFrom( event ) {
		var target = event.target instanceof Element ? event.target : null;
		var inline = target && target.closest( '[data-chatflow-inline] button' );
		if ( inline ) {
			openIn( inline.closest( '[data-chatflow-inline]' ) );
			return;
		}
		var button = target && target.closest( '[data-chatflow-open]' );
		if ( ! button ) {
			return;
		}
		event.preventDefault();
		if ( button.dataset.chatflowAbout ) {
			window.ChatFlow( 'update', { contact: { custom: { askedAbout: button.dataset.chatflowAbout } } } );
		}
		// Who presses the button asks for the chat.
		load();
		window.ChatFlow( button.dataset.chatflowOpen === 'new' ? 'newConversation' : 'show' );
	}

	forgetAfterLogout();
	window.ChatFlow( 'setLocale', config.locale );
	window.ChatFlow( 'identify', { getToken: token } );
	window.ChatFlow( 'update', { contact: { custom: config.page } } );
	window.ChatFlow( 'on', 'session', tie );
	window.ChatFlow( 'on', 'close', closed );
	document.addEventListener( 'click', openFrom );
	document.addEventListener( 'wp_listen_for_consent_change', loadIfAllowed );
	loadIfAllowed();
} )();
